import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { ownWaivers } from '#data/assignments/list-waivers.ts'
import { listModules } from '#data/curriculum/modules.ts'
import type { Clinician } from '#data/viewer.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { choose } from '#server/actions/learn-actions.ts'
import './waived-modules.css'

/** What is waived for the reader: why, by whom and until when, and the way to do it all the same. */
export async function WaivedModules({ viewer }: { viewer: Clinician }) {
  const waivers = await ownWaivers(viewer)
  if (waivers.length === 0) return null
  const t = await getTranslations('learn.waived')
  const format = await getFormatter()
  const modules = new Map((await listModules(viewer)).map((module) => [module.slug, module]))
  return (
    <Section title={t('title')} id="waived">
      <ul className="waived-modules">
        {waivers.map(({ id, modules: slugs, reason, by, until, stillAsked }) => {
          const date = format.dateTime(until, wholeDay)
          return (
            <li key={id}>
              <p>
                {by === null ? t('until', { date }) : t('untilBy', { date, name: by })} {stillAsked && t('stillAsked')}
              </p>
              <blockquote>{reason}</blockquote>
              {slugs.map((slug) => {
                const title = modules.get(slug)?.title
                return (
                  title !== undefined && (
                    <div key={slug} className="waived-module">
                      <b>
                        <Words text={title} />
                      </b>
                      <ActionForm action={choose} submit={t('anyway')} kind="quiet" layout="button">
                        <input type="hidden" name="moduleSlug" value={slug} />
                      </ActionForm>
                    </div>
                  )
                )
              })}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
