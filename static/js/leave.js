// Away from a discreet page: at once, and without its entry in the history.
const way = document.querySelector("[data-leave]");
if (way) {
  let escaped = 0;
  const leave = () => {
    document.body.hidden = true;
    history.replaceState(null, "", "/");
    location.replace(way.href);
  };
  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - escaped < 1000) leave();
    escaped = event.timeStamp;
  });
  // Whoever goes back finds a page made anew, never one that the browser still held.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
