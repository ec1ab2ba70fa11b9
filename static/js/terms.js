// A word of the offices is explained where it stands; without this its link leads to the glossary.
for (const word of document.querySelectorAll("[data-term]")) {
  const said = document.getElementById(word.dataset.term);
  if (!said?.showPopover) continue;
  word.addEventListener("click", (event) => {
    event.preventDefault();
    const sheet = document.createElement("dl");
    sheet.className = "said";
    sheet.popover = "auto";
    sheet.tabIndex = -1;
    sheet.append(...[...said.cloneNode(true).children]);
    sheet.addEventListener("toggle", (moved) => moved.newState === "closed" && sheet.remove());
    word.after(sheet);
    sheet.showPopover();
    sheet.focus();
  });
}
