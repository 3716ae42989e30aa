/** The look of the evidence, on screen and on paper. States differ by pattern too: it is often printed without colour. */
export const style = `
:root { color-scheme: light; }
body { max-width: 960px; margin: 32px auto; padding: 0 24px; font: 13px/1.5 system-ui, sans-serif; color: #16191f; background: #fff; }
h1 { margin: 0; font-size: 22px; }
h2 { margin: 28px 0 8px; font-size: 15px; }
h3 { margin: 22px 0 6px; font-size: 13.5px; }
.verdict { margin: 8px 0 20px; padding: 10px 14px; border-left: 4px solid #18a058; background: #f4f6f9; font-size: 14px; }
.verdict.bad { border-left-color: #c92a2a; }
dl { display: grid; grid-template-columns: 120px 1fr; gap: 3px 16px; margin: 0; }
dt, small, .dim { color: #59616f; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 8px 5px 0; border-bottom: 1px solid #e1e4ea; text-align: left; vertical-align: top; }
th { color: #59616f; font-weight: 500; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.n + td:not(.n) { padding-left: 16px; }
.phase td { padding: 2px 8px 2px 0; border-bottom-color: #f1f3f6; color: #59616f; }
.phase td:first-child { padding-left: 16px; }
.reached td { font-weight: 650; }
a { color: #3450c4; }
svg { display: block; width: 100%; height: auto; }
section, tr { break-inside: avoid; }
@page { margin: 16mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5px; } }
`
