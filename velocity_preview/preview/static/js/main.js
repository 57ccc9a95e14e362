// Starts the page.

import { stayLive } from "./changes.js";
import { setColumns, toggleSide } from "./columns.js";
import { byId } from "./dom.js";
import { setExport } from "./export-menu.js";
import { setGrid, toggleGrid } from "./grid.js";
import { showKeys } from "./keys-help.js";
import { openPalette } from "./palette.js";
import { key, listenToKeys } from "./keys.js";
import { loadTemplates, loadView } from "./loading.js";
import { focusEditor } from "./data-pane.js";
import { setSide } from "./side.js";
import { setSources } from "./source-view.js";
import { setOriginCard, showOrigin } from "./origin-card.js";
import { followOrigins } from "./origins.js";
import { frames, setStage } from "./stage.js";
import { setStatus } from "./status.js";
import { on, set, state } from "./store.js";
import { setTabs, TABS } from "./tabs.js";
import { setTheme } from "./theme.js";
import { nextDark, nextWidth, setTools, toggleImages } from "./tools.js";
import { setTop, stepScenario } from "./top.js";
import { focusFilter, setTree, stepTemplate } from "./tree.js";
import { keepUrl } from "./url.js";

keepUrl();
setTheme();
setColumns();
setTop(openPalette);
setTools();
setTabs();
setTree();
setStage(showOrigin);
followOrigins(frames);
setOriginCard(byId("stage"));
setSources();
setSide();
setGrid();
setExport();
byId("help").addEventListener("click", showKeys);
setStatus();
on(["folder"], ({ folder }) => { byId("folder").title = folder; });

on(["template", "scenario", "engine"], () => loadView());

key("/", "Filter the templates", () => { toggleSide("left", false); focusFilter(); });
key("j", "Next template", () => stepTemplate(1));
key("k", "Previous template", () => stepTemplate(-1));
key("l", "Next scenario", () => stepScenario(1));
key("h", "Previous scenario", () => stepScenario(-1));
TABS.forEach(({ value, label }, index) => key(String(index + 1), label, () => set({ tab: value })));
key("w", "Next width", nextWidth);
key("d", "Next kind of dark", nextDark);
key("i", "Images on or off", toggleImages);
key("e", "Edit the data", () => { toggleSide("right", false); set({ side: "data" }); focusEditor(); });
key("f", "Findings", () => { toggleSide("right", false); set({ side: "findings" }); });
key("g", "Grid of all scenarios", toggleGrid);
key("Ctrl+K", "Go to a template, a scenario or a command", openPalette);
key("?", "All keys", showKeys);
key("[", "Fold the templates", () => toggleSide("left"));
key("]", "Fold data and findings", () => toggleSide("right"));
listenToKeys();
addEventListener("beforeunload", (event) => state.drafts && event.preventDefault());

loadTemplates();
stayLive();
