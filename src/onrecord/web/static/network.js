// The picture of a network; the table of the page has the same, and is made for the keyboard.
const figure = document.getElementById("drawn");
const place = document.getElementById("network");
const elements = JSON.parse(document.getElementById("network-data").textContent);

/** A colour of the page. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** How sides and edges look: what is friendly, hostile or neither is told by the words on them, too. */
function look() {
  const kinds = {
    "meets": "--v1", "cooperates with": "--v3", "supports": "--v3", "agrees or yields to": "--v3", "asks": "--v6",
    "accuses": "--v2", "opposes": "--v2", "threatens": "--v7", "sanctions or coerces": "--v7", "attacks": "--v2",
  };
  const ink = colour("--ink"), paper = colour("--paper"), raised = colour("--raised");
  return [
    { selector: "node", style: {
      "label": "data(name)", "color": ink, "font-size": 13, "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-max-width": 110,
      "background-color": raised, "border-width": 1.5, "border-color": ink, "shape": "round-rectangle",
      "width": (node) => Math.min(120, 8 * node.data("name").length + 16), "height": (node) => (node.data("name").length > 14 ? 42 : 28) } },
    { selector: "edge", style: {
      "label": (edge) => `${edge.data("relation")} ${edge.data("events")}`, "font-size": 11, "color": ink, "text-rotation": "autorotate",
      "text-background-color": paper, "text-background-opacity": 0.85, "text-background-padding": 2,
      "curve-style": "bezier", "control-point-step-size": 48,
      "width": (edge) => 1 + 1.6 * Math.log2(1 + edge.data("events")),
      "line-color": (edge) => colour(kinds[edge.data("relation")] ?? "--v0"),
      "target-arrow-color": (edge) => colour(kinds[edge.data("relation")] ?? "--v0"),
      "target-arrow-shape": (edge) => (edge.data("mutual") ? "none" : "triangle"),
      "line-style": (edge) => (edge.data("third") === 1 ? "dashed" : "solid") } },
    { selector: "node:active, edge:active", style: { "overlay-opacity": 0.1 } },
  ];
}

figure.hidden = false;
const drawn = cytoscape({
  container: place, elements, style: look(), userZoomingEnabled: false, minZoom: 0.2, maxZoom: 2,
  layout: { name: "cose", animate: false, randomize: true, nodeRepulsion: () => 90000, nodeOverlap: 40, padding: 20, componentSpacing: 60,
    // several edges between two must not pull them onto each other
    idealEdgeLength: (edge) => 110 + 45 * edge.parallelEdges().length, edgeElasticity: (edge) => 60 * edge.parallelEdges().length },
});
drawn.on("tap", "node, edge", (event) => location.assign(event.target.data("href")));
drawn.on("mouseover", "node, edge", () => place.classList.add("over"));
drawn.on("mouseout", "node, edge", () => place.classList.remove("over"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(look()));
addEventListener("resize", () => drawn.fit(undefined, 20));
