// The home screen: nothing asks by itself; the page about phones has a button where it works.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const button = document.querySelector("[data-install]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => event.prompt(), { once: true });
});
