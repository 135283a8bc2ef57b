import { IntlProvider } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { Picture } from '#components/drawings/pictures/picture.tsx'
import { ConsultationStage } from '#components/player/stage/consultation-stage.tsx'
import { Page } from '#components/ui/page.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Module, Scene } from '#domain/scenario/module.ts'
import { languageOf } from '#i18n/languages.ts'
import { messagesIn } from '#i18n/messages.ts'
import { realModule, slugs } from './real-attempt.ts'
import { sheetLinks } from './sheet-links.ts'

/** @public The modules that there are pictures to draw of. */
export const sceneSlugs: readonly string[] = slugs()

/** @public A whole page with every scene of a module as a learner sees it, each in a `figure` with the scene's id; nothing on it moves. */
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

function Scenes({ module }: { module: Module }) {
  return (
    <Page>
      <h1>
        <Words text={module.title} />
      </h1>
      <div className="grid items-start gap-8 md:grid-cols-3">
        {Object.values(module.scenes).map((scene) => (
          <figure key={scene.id} id={scene.id}>
            <ConsultationStage stage={scene.stage} />
            <figcaption>
              <SceneWords scene={scene} />
            </figcaption>
          </figure>
        ))}
      </div>
    </Page>
  )
}

function SceneWords({ scene: { id, prose, then } }: { scene: Scene }) {
  return (
    <div className="prose">
      <p className="text-small text-ink-soft">{id}</p>
      {prose.map((paragraph) => (
        <p key={paragraph.text}>
          <Words text={paragraph} />
        </p>
      ))}
      {then.do === 'ask' && (
        <>
          {then.item.picture && <Picture name={then.item.picture.name} description={then.item.picture.description} />}
          <p>
            <b>
              <Words text={then.item.prompt} />
            </b>
          </p>
          <ul>
            {then.item.options.map((option) => (
              <li key={option.id}>
                {option.correct ? '● ' : '○ '}
                <Words text={option.text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
