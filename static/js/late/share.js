// Copying a link, and the phone's own way of passing something on.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const said = button.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = button.dataset.done;
    });
  }
}
if (navigator.share) {
  for (const button of document.querySelectorAll("[data-share]")) {
    const { share: url, text } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ text, url }).catch(() => {}));
  }
}
