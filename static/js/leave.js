// Away from a discreet page: at once, and without its entry in the history.
const way = document.querySelector("[data-leave]");
if (way) {
  let escaped = -Infinity; // the page's clock starts at 0: one press in its first second is one press
  let leaving = false;
  const leave = () => {
    if (leaving) return; // a second journey would break off the first
    leaving = true;
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
    // The browser's own answer to Escape is to stop loading, which would stop the way out.
    if (leaving) event.preventDefault();
  });
  // Whoever goes back finds a page made anew, never one that the browser still held.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
