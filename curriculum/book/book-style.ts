/**
 * How the book looks, on a screen and on A4: a script with a wide margin for a pencil. Black on white, shapes and lines
 * instead of colours. `fonts` are the @font-face rules that the language needs.
 */
export function bookStyle(fonts: string): string {
  return `${fonts}
@page { size: A4; margin: 18mm 16mm 20mm 16mm; @bottom-center { content: counter(page); font: 8pt "Inter Variable", sans-serif; } }
* { box-sizing: border-box; }
html { background: #fff; color: #16140f; font: 10.5pt/1.5 "Source Serif 4 Variable", "Noto Naskh Arabic Variable", Georgia, serif; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem; }
h1, h2, h3, h4, dt, .item-facts, .option-head, .condition, .leads, .expert, .marking, .source-state, figcaption, code, small, .tag, nav { font-family: "Inter Variable", "Noto Naskh Arabic Variable", system-ui, sans-serif; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 16pt; line-height: 1.25; margin: 0 0 .5rem; }
h3 { font-size: 11.5pt; margin: 1.6rem 0 .4rem; }
h4 { font-size: 10.5pt; margin: 0 0 .2rem; }
h3, h4, dt, .option-head { break-after: avoid; }
p { margin: .3rem 0; }
code, small { font-size: 8pt; font-weight: 400; color: #4c483f; overflow-wrap: anywhere; }
code { direction: ltr; unicode-bidi: isolate; }
a { color: inherit; }
nav ol { padding-inline-start: 1.4rem; }
.part, .registers { break-before: page; margin-block-start: 3rem; }
.summary { font-style: italic; }
.scene { border-block-start: 1px solid #bdb6a6; }
.prose, .facts.stage, .item, .leads { margin-inline-end: 22%; }
.item { margin-block: .8rem; border-inline-start: 3px solid #16140f; padding-inline-start: .9rem; }
.prompt { font-weight: 600; }
.options { list-style: none; margin: .5rem 0; padding: 0; }
.option { padding: .35rem .6rem; border-block-start: 1px dotted #8f8877; break-inside: avoid; }
.option.key { border-inline-start: 3px double #16140f; }
.option-head { margin: 0; font-size: 8.5pt; }
.mark { display: inline-block; min-width: 1.3rem; font-size: 10pt; }
.item-facts, .condition, .leads, .expert, .source-state, figcaption { font-size: 8.5pt; color: #34312a; }
.tag { font-size: 7.5pt; border: 1px solid #4c483f; border-radius: 99px; padding: 0 .4rem; }
.facts { display: grid; grid-template-columns: 6.2rem minmax(0, 1fr); gap: 0 .6rem; margin: .3rem 0; font-size: 9.5pt; }
.facts dt, .variants dt { font-size: 8.5pt; font-weight: 600; padding-block-start: .32rem; }
.facts dd, .variants dd { margin: 0; }
.variants { margin: .2rem 0; padding-inline-start: .6rem; border-inline-start: 1px dashed #16140f; }
.marking { margin-block-start: .7rem; padding: .4rem .7rem .9rem; border: 1px solid #16140f; font-size: 8.5pt; break-inside: avoid; }
.tick { margin-inline-start: 1.2rem; white-space: nowrap; }
.box { display: inline-block; width: 10pt; height: 10pt; border: 1px solid #16140f; vertical-align: -1.5pt; }
.line { border-block-end: 1px solid #8f8877; height: 17pt; }
.graph { margin: .4rem 0; break-inside: avoid; }
.graph svg { display: block; max-width: 100%; max-height: 225mm; height: auto; direction: ltr; }
.node { fill: #fff; stroke: #16140f; stroke-width: 1.3; }
.edge { fill: none; stroke: #8f8877; stroke-width: 1.1; }
.edge.safest { stroke: #16140f; stroke-width: 2.6; }
.edge.worst { stroke: #16140f; stroke-width: 1.4; stroke-dasharray: 4 3; }
.graph text { font: 600 10px "Inter Variable", sans-serif; fill: #16140f; }
.path { text-align: start; }
[dir="rtl"] .path { text-align: end; }
.registers ul { padding-inline-start: 1.1rem; }
.registers li { margin-block: .5rem; break-inside: avoid; }
.address { font-size: 8pt; overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate; }
@media print { body { max-width: none; padding: 0; } }
.sorting { border-collapse: collapse; width: 100%; margin-block: 0.5rem; break-inside: avoid; }
.sorting thead th { vertical-align: bottom; text-align: center; padding: 0 0.25rem 0.375rem; font-weight: 600; }
.sorting thead tr { border-block-end: 1.5px solid; }
.sorting tbody tr { border-block-end: 0.5px solid #777; }
.sorting tbody th { font-weight: 400; text-align: start; padding-block: 0.375rem; padding-inline-end: 0.75rem; }
.sorting td { text-align: center; }
.pencil-list, .pencil-screen ul { list-style: none; margin: .5rem 0; padding: 0; }
.pencil-list li { padding-block: .3rem; border-block-end: 0.5px solid #777; break-inside: avoid; }
.pencil-list .box { width: 14pt; height: 14pt; margin-inline-end: .4rem; vertical-align: -3pt; }
.pencil-paper, .pencil-screen { margin-block: .6rem; border: 1px solid #16140f; break-inside: avoid; }
.pencil-paper { padding: .6rem .9rem .9rem; }
.pencil-screen { border-width: 2px; border-radius: 6pt; padding: .4rem .9rem .6rem; }
.pencil-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding-block-end: .3rem; border-block-end: 1.5px solid #16140f; font-size: 9.5pt; }
.pencil-head p { margin: 0; }
.pencil-row { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 .8rem; padding-block: .15rem; border-block-end: 0.5px solid #777; }
.pencil-row:last-child { border: 0; }
.pencil-row p { margin: .2rem 0; line-height: 1.8; }
.pencil-label { padding-block-start: .3rem; font: 600 8.5pt/1.5 "Inter Variable", "Noto Naskh Arabic Variable", sans-serif; }
.pencil-screen li { padding-block: .35rem; border-block-end: 0.5px solid #777; line-height: 1.6; }
.pencil-screen .pencil-note { padding-inline-start: 1.9rem; font-size: 9pt; color: #34312a; }
.ring { display: inline-block; width: 11pt; height: 11pt; border: 1px solid #16140f; border-radius: 50%; vertical-align: -2pt; margin-inline-end: .2rem; }
.option-label { font-weight: 600; }
`
}
