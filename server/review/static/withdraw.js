// A QR code on a slip leads here with the code after "#", which a browser
// sends to nobody. This puts it into the box and takes it out of the address.
"use strict";
const box = document.getElementById("code");
const take = () => {
  if (location.hash.length < 2 || !box) return;
  try { box.value = decodeURIComponent(location.hash.slice(1)).replace(/[-+_.]+/g, " "); } catch { return; }
  history.replaceState(null, "", location.pathname + location.search);
};
take();
addEventListener("hashchange", take);
for (const a of document.querySelectorAll("a[hreflang]"))
  a.addEventListener("click", () => { if (box && box.value) a.hash = encodeURIComponent(box.value); });
