/** The looks of the player's page. */
export const styles = `
:root { color-scheme: dark; font: 16px/1.4 ui-sans-serif, system-ui, sans-serif; background: #171513; color: #f3eee7 }
* { box-sizing: border-box }
body { margin: 0 }
[data-player] { position: relative; min-block-size: 100vh; display: grid; grid-template-rows: 1fr auto; overflow: hidden; isolation: isolate }
[data-player] > img { position: absolute; inset: 0; z-index: -2; inline-size: 100%; block-size: 100%; object-fit: cover }
[data-player]::after { content: ""; position: absolute; inset: 0; z-index: -1; background: linear-gradient(rgb(0 0 0 / .66), rgb(0 0 0 / .5) 45%, rgb(0 0 0 / .85)) }
header, footer { padding: 12px; display: grid; gap: 10px; align-content: start }
h1, h2, p, ul { margin: 0; padding: 0; font-size: 1rem; list-style: none; overflow-wrap: anywhere }
h1 { font-size: 1.0625rem }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
.badge { padding: 2px 10px; border-radius: 99px; background: #a2311f; color: #fff; font-weight: 650; font-size: .875rem }
.clock { font-variant-numeric: tabular-nums }
button, input { min-block-size: 36px; padding: 4px 12px; border: 1px solid #b6aca0; border-radius: 99px; background: #211e1b; color: inherit; font: inherit; max-inline-size: 100% }
button { cursor: pointer }
button[aria-pressed="true"] { background: #f3eee7; color: #171513 }
:focus-visible { outline: 3px solid #ff9a83; outline-offset: 2px }
.products { display: flex; gap: 10px; overflow-x: auto; padding: 4px }
.products li { flex: 0 0 min(15rem, 84%); display: grid; gap: 6px; align-content: space-between; padding: 10px; border-radius: 14px; background: #211e1bee }
.products li[aria-current] { outline: 2px solid #ff9a83 }
.product { display: grid; grid-template-columns: 48px 1fr; gap: 10px; align-items: center; border: 0; border-radius: 8px; padding: 0; background: none; text-align: start }
.product img { inline-size: 48px; block-size: 48px; border-radius: 8px }
.sticker, .comments { padding: 10px; border-radius: 14px; background: #211e1bee }
progress { inline-size: 100%; block-size: 6px; accent-color: #ff9a83 }
[data-mode="floating"] :is(.comments, .sticker, .products, .quiet) { display: none }
[hidden] { display: none !important }
`
