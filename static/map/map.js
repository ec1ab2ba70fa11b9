// A map for those who ask: before that, neither Leaflet nor a picture of a map is loaded.
const CLOSE = 16;
const credits = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>';

const added = (tag, attributes) =>
  new Promise((resolve, reject) => {
    const one = Object.assign(document.createElement(tag), attributes);
    one.addEventListener("load", resolve);
    one.addEventListener("error", () => {
      one.remove();
      reject(new Error(tag));
    });
    document.head.append(one);
  });

const pinOf = ({ at, name, url }) => {
  const icon = L.divIcon({ className: "map__pin", iconSize: [32, 40], iconAnchor: [16, 40] });
  const link = Object.assign(document.createElement("a"), { href: url, textContent: name });
  link.dir = "auto";
  return L.marker(at, { icon, title: name }).bindPopup(link, {
    closeButton: false,
    offset: [0, -32],
  });
};

const draw = (sheet, { tiles, map: listed }, fail) => {
  let isSeen = false;
  const points = JSON.parse(listed);
  const map = L.map(sheet, { scrollWheelZoom: false, zoomControl: false });
  const { closer, farther } = sheet.dataset;
  L.control.zoom({ zoomInTitle: closer, zoomOutTitle: farther }).addTo(map);
  map.attributionControl.setPrefix(false);
  L.tileLayer(tiles, { maxZoom: 19, attribution: credits, referrerPolicy: "no-referrer" })
    .on("tileerror", () => fail(!isSeen))
    .on("tileload", () => fail(!(isSeen = true)))
    .addTo(map);
  for (const point of points) pinOf(point).addTo(map);
  map.fitBounds(points.map(({ at }) => at), { maxZoom: CLOSE, padding: [40, 40] });
};

for (const box of document.querySelectorAll("[data-map]")) {
  const button = box.querySelector("button");
  const failure = box.querySelector("[role=alert]");
  const sheet = box.querySelector(".map");
  const fail = (is) => (failure.hidden = !is);
  box.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const { styles, leaflet } = box.dataset;
    const sources = styles.split(" ").map((href) => added("link", { rel: "stylesheet", href }));
    try {
      await Promise.all([...sources, added("script", { src: leaflet })]);
    } catch {
      fail(true);
      button.disabled = false;
      return;
    }
    button.parentElement.hidden = true;
    sheet.hidden = false;
    draw(sheet, box.dataset, fail);
    sheet.focus();
  });
}
