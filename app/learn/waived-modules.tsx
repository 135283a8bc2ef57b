import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { EnrolmentRow } from '#data/assignments/list-enrolments.ts'
import type { WaiverRow } from '#data/assignments/list-waivers.ts'
import { listModules } from '#data/curriculum/modules.ts'
import type { Clinician } from '#data/viewer.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { choose } from '#server/actions/learn-actions.ts'
import './waived-modules.css'

/** What is waived for the reader: why, by whom and until when, and the way to do it, or go on with it, all the same. */
export async function WaivedModules({
  viewer,
  waivers,
  asked,
  begun,
}: {
  viewer: Clinician
  waivers: readonly WaiverRow[]
  /** What stands in their list because something else asks for it. */
  asked: readonly EnrolmentRow[]
  /** What they have begun or chosen of what is waived. */
  begun: readonly EnrolmentRow[]
}) {
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
                      <Anyway slug={slug} title={title.text} asked={asked} begun={begun} />
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

async function Anyway({
  slug,
  title,
  asked,
  begun,
}: {
  slug: string
  title: string
  asked: readonly EnrolmentRow[]
  begun: readonly EnrolmentRow[]
}) {
  const t = await getTranslations('learn')
  const own = begun.find(({ module }) => module.slug === slug)
  if (own !== undefined)
    return (
      <ButtonLink href={`/learn/${own.id}`} kind="quiet">
        {t(`open.${own.progress}`)}
        <span className="sr-only">: {title}</span>
      </ButtonLink>
    )
  if (asked.some(({ module }) => module.slug === slug)) return null
  return (
    <ActionForm action={choose} submit={t('waived.anyway')} kind="quiet" layout="button">
      <input type="hidden" name="moduleSlug" value={slug} />
    </ActionForm>
  )
}
