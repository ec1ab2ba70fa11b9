// What the phone keeps of the board goes before the form does: not every browser knows
// Clear-Site-Data, and none heeds it without TLS.
const forget = async () => {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((one) => one.unregister()));
  const names = (await self.caches?.keys()) ?? [];
  await Promise.all(names.map((name) => caches.delete(name)));
  localStorage.clear();
  sessionStorage.clear();
};
let isForgotten = false;
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (isForgotten || !(button ?? event.target).closest("[data-forget]")) return;
  event.preventDefault();
  const late = new Promise((done) => setTimeout(done, 1500));
  Promise.race([forget().catch(() => {}), late]).then(() => {
    isForgotten = true;
    event.target.requestSubmit(button);
  });
});
