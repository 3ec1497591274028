// The chart of a dossier: scores by month, words and deeds apart, own and others' voices apart.
// Vega's expressions are interpreted, as the page's Content-Security-Policy allows no eval.
import { expressionInterpreter } from "./vendor/vega-interpreter.min.js";

const WORDS = { own: "its own word", others: "others’ word", article: "articles’ own", unknown: "not known whose" };
const SHAPES = { own: "circle", others: "triangle-up", article: "square", unknown: "cross" };
const place = document.getElementById("chart");
const given = JSON.parse(document.getElementById("chart-data").textContent);

/** A colour of the page. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** First and last day that the chart has room for, so that all its parts have the same. */
function period() {
  const days = [...given.months.map((row) => `${row.month}-15`), ...given.turns.map((row) => row.day)].sort();
  const month = 31 * 24 * 3600 * 1000;
  return [Date.parse(days[0]) - month, Date.parse(days[days.length - 1]) + month].map((time) => {
    const day = new Date(time);
    return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate(), utc: true };
  });
}

/** Marks of the axis: as few as are legible. */
function ticks() {
  const months = given.months.map((row) => 12 * Number(row.month.slice(0, 4)) + Number(row.month.slice(5)));
  const span = Math.max(...months) - Math.min(...months);
  return span > 48 ? { interval: "year", step: 1 } : { interval: "month", step: span > 14 ? 3 : 1 };
}

/** One part of the chart: what a side says, or does. */
function part(side, conduct, width) {
  const x = {
    field: "day", type: "temporal", scale: { type: "utc", domain: period() }, axis: { format: "%b %Y", title: null, labelOverlap: true, tickCount: ticks() },
  };
  const present = Object.keys(WORDS).filter((word) => given.months.some((row) => row.word === word));
  const how = {
    color: {
      field: "word", type: "nominal", title: "on whose word", scale: { domain: present.map((word) => WORDS[word]), range: present.map((word) => colour({ own: "--v1", others: "--v2", article: "--v3", unknown: "--v0" }[word])) },
      legend: { orient: "bottom", columns: width < 500 ? 2 : 4 },
    },
    shape: { field: "word", type: "nominal", title: "on whose word", scale: { domain: present.map((word) => WORDS[word]), range: present.map((word) => SHAPES[word]) } },
  };
  const values = given.months.filter((row) => row.side === side && row.conduct === conduct)
    .map((row) => ({ ...row, day: Date.parse(`${row.month}-15`), word: WORDS[row.word], told: `${row.month}: ${row.score.toFixed(1)}, ${row.events} events on ${WORDS[row.word]}` }));
  const y = { field: "score", type: "quantitative", scale: { domain: [-10, 10] }, title: "score", axis: { values: [-10, -5, 0, 5, 10] } };
  const layer = [
    { data: { values: [{ score: 0 }] }, mark: { type: "rule", color: colour("--quiet") }, encoding: { y } },
    { mark: { type: "line", strokeWidth: 1.5, opacity: 0.6 }, encoding: { x, y, color: how.color } },
    {
      mark: { type: "point", filled: true, opacity: 0.85, cursor: "pointer" },
      encoding: { x, y, ...how, href: { field: "href" }, tooltip: { field: "told" },
        size: { field: "events", type: "quantitative", scale: { type: "sqrt", range: [50, 350] }, legend: null } },
    },
  ];
  if (given.turns.length) {
    layer.push({
      data: { values: given.turns.map((turn) => ({ ...turn, day: Date.parse(turn.day.slice(0, 10)) })) }, mark: { type: "rule", color: colour("--ink"), opacity: 0.7 },
      encoding: { x, tooltip: { field: "words" },
        strokeDash: { field: "kind", type: "nominal", title: "day of a", scale: { domain: ["shift", "dispute"], range: [[6, 3], [2, 3]] }, legend: { orient: "bottom" } } },
    });
  }
  return { title: { text: `${side}: ${conduct}`, anchor: "start" }, width, height: 130, data: { values }, layer };
}

/** The whole chart, as wide as its place. */
function chart() {
  const width = Math.max(180, place.clientWidth - 70);
  const parts = [];
  for (const side of new Set(given.months.map((row) => row.side))) {
    for (const conduct of ["words", "deeds"]) {
      if (given.months.some((row) => row.side === side && row.conduct === conduct)) parts.push(part(side, conduct, width));
    }
  }
  const ink = colour("--ink"), quiet = colour("--quiet"), line = colour("--line");
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json", background: null, vconcat: parts,
    resolve: { legend: { color: "shared", shape: "shared" } },
    config: {
      font: "system-ui, sans-serif", view: { stroke: line }, title: { color: ink, fontSize: 13 },
      axis: { labelColor: quiet, titleColor: quiet, gridColor: line, domainColor: quiet, tickColor: quiet },
      legend: { labelColor: ink, titleColor: quiet },
    },
  };
}

let view;
async function draw() {
  place.hidden = false;
  view?.finalize();
  const runtime = vega.parse(vegaLite.compile(chart()).spec, null, { ast: true });
  view = new vega.View(runtime, { expr: expressionInterpreter, renderer: "canvas", container: place, hover: false });
  view.description("Scores by month; the table below has the same numbers.");
  await view.runAsync();
}

await draw();
document.getElementById("numbers").open = false;
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
let wide = place.clientWidth;
addEventListener("resize", () => {
  if (Math.abs(place.clientWidth - wide) > 20) {
    wide = place.clientWidth;
    draw();
  }
});
