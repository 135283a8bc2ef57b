import { IntlProvider } from 'next-intl'
import { Fragment } from 'react'
import { renderToString } from 'react-dom/server'
import { FeedbackPanel } from '#components/player/feedback-panel.tsx'
import { loadAllParts } from '#components/player/parts.ts'
import { QuestionForm } from '#components/player/question-form.tsx'
import { sceneLayout } from '#components/player/scene-layout.ts'
import { ConsultationStage } from '#components/player/stage/consultation-stage.tsx'
import { Page } from '#components/ui/page.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Question as Asked } from '#domain/scenario/learner-view.ts'
import type { Module, SceneId, Text } from '#domain/scenario/module.ts'
import { worstChoice } from '#domain/scenario/paths.ts'
import { begin } from '#domain/scenario/play.ts'
import { feedbackOf, sceneOf } from '#domain/scenario/show.ts'
import { languageOf } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import '#components/player/player.css'
import { realModule, slugs } from './real-attempt.ts'
import { sheetLinks } from './sheet-links.ts'

// Whoever draws to a text waits for nothing.
await loadAllParts()

const order = { seed: 'look' }

/** @public The modules that there are pictures to draw of. */
export const sceneSlugs: readonly string[] = slugs()

/**
 * @public A whole page with every scene of a module as a learner sees it, each in a `figure` with the scene's id, and
 * each question once more with what its answer earns (`…-answered`). Nothing on it moves.
 */
export function renderScenes(slug: string, tag: string, sheets: readonly string[]): string {
  const { locale, direction } = languageOf(tag)
  const module = realModule(slug, tag)
  const inside = renderToString(
    <IntlProvider locale={locale} messages={messagesIn(tag)} timeZone="UTC">
      <Scenes module={module} />
    </IntlProvider>,
  )
  return `<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${slug}</title>${sheetLinks(sheets)}</head><body>${inside}</body></html>`
}

/** As the player lays a scene out, before its answer; and once more after an answer that is as wrong as can be. */
function Scenes({ module }: { module: Module }) {
  return (
    <Page>
      <h1>
        <Words text={module.title} />
      </h1>
      {Object.values(module.scenes).map(({ id, then }) => (
        <Fragment key={id}>
          <OneScene module={module} id={id} />
          {then.do === 'ask' && <OneScene module={module} id={id} answered={worstChoice(then.item)} />}
        </Fragment>
      ))}
    </Page>
  )
}

function OneScene({ module, id, answered }: { module: Module; id: SceneId; answered?: Choice }) {
  const view = sceneOf(module, { ...begin(module), sceneId: id }, order)
  if (view === null) throw new Error(`No scene ${id}`)
  const { scene, then } = view
  const feedback = answered === undefined ? null : feedbackOf(module, id, answered, order)
  return (
    // As wide as a phone, for there the stage goes to its edges.
    <figure id={feedback === null ? id : `${id}-answered`} className="-mx-[1.125rem] px-[1.125rem]">
      <div className={`player-body player-${sceneLayout(view)}`}>
        <div className="player-stage">{scene.stage && <ConsultationStage stage={scene.stage} />}</div>
        <div>
          {feedback === null ? (
            <>
              <SceneWords id={id} prose={scene.prose} />
              {then.do === 'ask' && <Question question={then.question} />}
            </>
          ) : (
            <FeedbackPanel feedback={feedback} />
          )}
        </div>
      </div>
    </figure>
  )
}

function SceneWords({ id, prose }: { id: SceneId; prose: readonly Text[] }) {
  return (
    <div className="prose">
      <p className="text-small text-ink-soft">{id}</p>
      {prose.map((paragraph) => (
        <p key={paragraph.text}>
          <Words text={paragraph} />
        </p>
      ))}
    </div>
  )
}

function Question({ question }: { question: Asked }) {
  return (
    <QuestionForm
      attemptId="look"
      sceneId={question.itemId}
      question={question}
      unsent={null}
      busy="ready"
      onGive={() => undefined}
    />
  )
}
