import type {
  AnnotatedFollowUps,
  AnnotatedItem,
  AnnotatedModule,
  AnnotatedMoment,
  AnnotatedScene,
  AnnotatedSource,
  AnnotatedText,
  ModuleGraph,
} from '#domain/annotated-content/annotated-content.ts'
import { type Html, html } from './html.ts'
import { writeItem } from './write-item.ts'
import { type BookWords, words, writeText } from './write-text.ts'

/** The map of a module: shapes tell what a scene is, lines which path it is on. Its text is the list of scenes after it. */
function writeGraph({ slug, graph }: AnnotatedModule, { say }: BookWords): Html {
  const { width, height, nodes, edges } = graph
  const tip = `tip-${slug}`
  const shape = ({ is, x, y }: ModuleGraph['nodes'][number]): Html => {
    switch (is) {
      case 'story':
        return html`<circle cx="${x}" cy="${y}" r="12" class="node"/>`
      case 'decision':
        return html`<path d="M${x} ${y - 17}L${x + 17} ${y}L${x} ${y + 17}L${x - 17} ${y}Z" class="node"/>`
      case 'check':
        return html`<rect x="${x - 12}" y="${y - 12}" width="24" height="24" class="node"/>`
      case 'end':
        return html`<circle cx="${x}" cy="${y}" r="12" class="node"/><circle cx="${x}" cy="${y}" r="9" class="node"/>`
    }
  }
  return html`<figure class="graph"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${say('mapName', { scenes: nodes.length, ways: edges.length })}">
<defs><marker id="${tip}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z"/></marker></defs>
${edges.map(({ on, path }) => html`<path d="${path}" class="edge ${on}" marker-end="url(#${tip})"/>`)}
${nodes.map((node) => html`<g>${shape(node)}<text x="${node.x}" y="${node.y + 4}" text-anchor="middle">${node.number}</text></g>`)}
</svg><figcaption>${say('mapWords')} ○ ${say('mapKey.story')} · ◇ ${say('mapKey.decision')} · □ ${say('mapKey.check')} · ◎ ${say('mapKey.end')}</figcaption></figure>`
}

function writeMoment(
  moment: AnnotatedMoment,
  book: BookWords,
  parts: { head: Html; foot: Html | null; numberOf: (scene: string) => number | null },
): Html {
  const { say } = book
  return html`<section class="scene"><h3>${parts.head} <code>${moment.id}</code></h3>
${moment.stage.length === 0 ? null : html`<dl class="facts stage"><dt>${say('onScreen')}</dt><dd>${moment.stage.map((text) => writeText(text, book))}</dd></dl>`}
<div class="prose">${writeText(moment.prose, book)}</div>
${moment.item === null ? null : writeItem(moment.item, book, parts.numberOf)}
${parts.foot}</section>`
}

function writeScene(scene: AnnotatedScene, module: AnnotatedModule, book: BookWords): Html {
  const { say } = book
  const numberOf = (id: string) => module.numberOf[id] ?? null
  const next = scene.next === null ? null : numberOf(scene.next)
  const foot =
    next !== null
      ? html`<p class="leads">${say('goesOn', { number: next })}</p>`
      : scene.item === null
        ? html`<p class="leads">${say('ends')}</p>`
        : null
  const head = html`${say('scene', { number: scene.number })} <small>${say(`on.${scene.on}`)}</small>`
  return writeMoment(scene, book, { head, foot, numberOf })
}

export function writeSource(source: AnnotatedSource, { say, day }: BookWords): Html {
  const { id, publisher, title, published, address, checked, reviewBy, needsLawyer, supports, reviewDue } = source
  return html`<li id="source-${id}"><p><b lang="en">${publisher}: ${title}</b>, ${say('source.published', { date: day(published) })} <code>${id}</code>${address === null ? null : html` <span class="address">${address}</span>`}</p>
<p class="source-state">${checked === null ? say('source.unchecked') : say('source.checked', { date: day(checked) })} · ${say('source.reviewBy', { date: day(reviewBy) })}${reviewDue ? html` · <b>${say('source.due')}</b>` : null}${needsLawyer ? html` · <b>${say('source.lawyer')}</b>` : null}</p>
<p lang="en">${say('source.supports', { what: supports })}</p></li>`
}

function isDecided(text: AnnotatedText): boolean {
  return text.variants.length > 0
}

function policyDecides({ prompt, options, principle, picture }: AnnotatedItem): boolean {
  return (
    [prompt, principle, ...(picture === null ? [] : [picture])].some(isDecided) ||
    options.some(
      ({ text, why, correctWhen, offeredWhen, exposes }) =>
        isDecided(text) ||
        isDecided(why) ||
        correctWhen !== null ||
        offeredWhen !== null ||
        exposes.some(({ what, whose, toWhom }) => [what, whose, toWhom].some(isDecided)),
    )
  )
}

/** Whether the policy decides anything in a moment beyond the names that it fills in. */
function decidedMoments<Moment extends AnnotatedMoment>(moments: readonly Moment[]): Moment[] {
  return moments.filter(
    ({ prose, stage, item }) => isDecided(prose) || stage.some(isDecided) || (item !== null && policyDecides(item)),
  )
}

function writePolicies(moments: readonly AnnotatedMoment[], book: BookWords, label: 'scene' | 'question'): Html | null {
  const decisions = decidedMoments(moments)
  if (decisions.length === 0) return null
  const { say } = book
  return html`<section class="policies"><h3>${say('book.policies')}</h3><p>${say('book.policiesWords')}</p><p>${decisions.map(
    ({ number, id }, place) => html`${place === 0 ? '' : ' · '}${say(label, { number })} <code>${id}</code>`,
  )}</p></section>`
}

/** One module: what it is, its map and paths, every scene in the order written, its sources. */
export function writeModule(module: AnnotatedModule, book: BookWords): Html {
  const { say } = book
  const path = (ids: readonly string[]) => ids.map((id) => module.numberOf[id] ?? 0).join(' → ')
  return html`<article class="part" id="module-${module.slug}"><h2>${words(module.title.wording, book)}</h2>
<div class="summary">${writeText(module.summary, book)}</div>
<dl class="facts"><dt>${say('setting')}</dt><dd>${writeText(module.setting, book)}</dd><dt>${say('practices')}</dt><dd><p>${module.practices.map((name, place) => html`${place === 0 ? '' : ' · '}${words(name, book)}`)}</p></dd></dl>
<p class="item-facts">${say('moduleFacts', { scenes: module.scenes.length, items: module.scenes.filter(({ item }) => item !== null).length, minutes: module.minutes })} · <code>${module.slug}</code> · ${say('version', { hash: module.hash.slice(0, 12) })}</p>
<h3>${say('map')}</h3>${writeGraph(module, book)}
<h3>${say('paths')}</h3><dl class="facts"><dt>${say('safestPath')}</dt><dd><p dir="ltr" class="path">${path(module.safest)}</p></dd><dt>${say('worstPath')}</dt><dd><p dir="ltr" class="path">${path(module.worst)}</p></dd></dl>
${writePolicies(module.scenes, book, 'scene')}
${module.scenes.map((scene) => writeScene(scene, module, book))}
</article>`
}

/** One practice's follow-up bank. */
export function writeFollowUps(followUps: AnnotatedFollowUps, book: BookWords): Html {
  const { say } = book
  return html`<article class="part" id="follow-ups-${followUps.practice}"><h2>${say('followUps')}: ${words(followUps.title, book)}</h2>
<p class="item-facts">${say('itemCount', { items: followUps.moments.length })} · <code>${followUps.practice}</code> · ${say('version', { hash: followUps.hash.slice(0, 12) })}</p>
${writePolicies(followUps.moments, book, 'question')}
${followUps.moments.map((moment) =>
  writeMoment(moment, book, {
    head: html`${say('question', { number: moment.number })}`,
    foot: null,
    numberOf: () => null,
  }),
)}
</article>`
}
