// What nobody waits for comes when the page is there: js/late/, as one script.
addEventListener("load", () => {
  const script = document.createElement("script");
  script.src = document.body.dataset.late;
  document.body.append(script);
});
