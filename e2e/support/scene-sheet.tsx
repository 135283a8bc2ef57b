import { IntlProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { FeedbackPanel } from '#components/player/feedback-panel.tsx'
import { loadAllParts } from '#components/player/parts.ts'
import { Player } from '#components/player/player.tsx'
import { Button } from '#components/ui/button.tsx'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { Module } from '#domain/scenario/module.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { begin } from '#domain/scenario/play.ts'
import { debriefOf, feedbackOf, sceneOf } from '#domain/scenario/show.ts'
import { languageOf } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'

// Whoever draws to a text waits for nothing.
await loadAllParts()

const order = { seed: 'sheet' }
const endpoints = { answer: '/answers', goOn: '/continue', signIn: '/sign-in', page: '/' }

/** One sheet of what the player can show: HTML, each state in an `article` whose id names it. */
export type Sheet = { readonly html: string; readonly names: readonly string[] }

/**
 * @public All that a module can show a learner, told in one language: every scene, the feedback on each answer of the
 * safest and of the worst path, and the debrief of both. Two sheets, since both paths answer the same questions, and
 * an id may stand in a document once.
 */
export function renderSheets(module: Module, tag: string): Sheet[] {
  const scenes = Object.keys(module.scenes).map((sceneId): NamedState => {
    return [sceneId, <SceneStill key={sceneId} module={module} state={{ ...begin(module), sceneId }} />]
  })
  return [
    sheetOf(tag, [...scenes, ...outcomesOf(module, safestPath(module), 'safest')]),
    sheetOf(tag, outcomesOf(module, worstPath(module), 'worst')),
  ]
}

type NamedState = readonly [name: string, state: ReactNode]

function outcomesOf(module: Module, path: AttemptState, name: string): NamedState[] {
  const feedbacks = path.steps.flatMap((step): NamedState[] => {
    const feedback = step.did === 'answered' ? feedbackOf(module, step.sceneId, step.choice, order) : null
    if (feedback === null) return []
    const panel = (
      <div data-part="player" key={step.sceneId}>
        <div className="player-body">
          <div data-part="scene">
            <FeedbackPanel feedback={feedback}>
              <Button>…</Button>
            </FeedbackPanel>
          </div>
        </div>
      </div>
    )
    return [[`${name}-${step.sceneId}`, panel]]
  })
  return [
    ...feedbacks,
    [`${name}-debrief`, <SceneStill key="debrief" module={module} state={{ ...path, ended: true }} />],
  ]
}

function SceneStill({ module, state }: { module: Module; state: AttemptState }) {
  const view = sceneOf(module, state, order)
  if (view === null) throw new Error(`${module.slug} has no scene ${state.sceneId}`)
  return (
    <Player
      attempt={{ id: state.sceneId, moduleTitle: module.title }}
      view={view}
      previous={null}
      debrief={debriefOf(module, state, order)}
      endpoints={endpoints}
      home="/learn"
      contest="/learn/answers/contest"
    />
  )
}

function sheetOf(tag: string, states: readonly NamedState[]): Sheet {
  const html = renderToString(
    <IntlProvider locale={languageOf(tag).locale} messages={messagesIn(tag)} timeZone="UTC">
      {states.map(([name, state]) => (
        <article key={name} id={name} aria-label={name}>
          {state}
        </article>
      ))}
    </IntlProvider>,
  )
  return { html, names: states.map(([name]) => name) }
}
