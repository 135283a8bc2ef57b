import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DueWords } from '#components/learn/due-list.tsx'
import { followUpTitle } from '#components/learn/follow-up-title.ts'
import { NextPanel } from '#components/learn/next-panel.tsx'
import type { ModuleFace } from '#components/learn/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Words } from '#components/ui/words.tsx'
import type { EnrolmentRow } from '#data/assignments/list-enrolments.ts'
import type { OwnPath } from '#data/assignments/list-own-paths.ts'
import type { OpenFollowUp } from '#data/follow-ups/own-follow-ups.ts'
import type { Need } from '#domain/comprehension/help-order.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import type { Text } from '#domain/scenario/module.ts'
import { choose } from '#server/actions/learn-actions.ts'

/** A follow-up that waits, before everything else. */
export async function NextFollowUp({ followUp: { id, progress, modules, closesOn } }: { followUp: OpenFollowUp }) {
  const t = await getTranslations('followUps')
  const learn = await getTranslations('learn')
  const format = await getFormatter()
  const titles = followUpTitle(modules, {
    quoted: (title) => t('titled', { title }),
    listed: (all) => format.list(all),
  })
  return (
    <NextPanel
      kicker={`${learn('next.kicker', { minutes: t('minutes') })} · ${t('closesOn', { date: format.dateTime(closesOn, dayAndMonth) })}`}
      title={t('title', titles)}
      why={t('offer')}
      action={<ButtonLink href={`/learn/follow-ups/${id}`}>{t(`open.${progress}`)}</ButtonLink>}
      beside={learn('next.stop')}
    />
  )
}

/** A module that was asked for, or that is under way: the first of all, or the next; and of which path it is what step. */
export async function NextModule({
  enrolment,
  at,
  paths,
}: {
  enrolment: EnrolmentRow
  at: 'first' | 'next'
  paths: readonly OwnPath[]
}) {
  const t = await getTranslations('learn')
  const { id, module, progress, dueOn } = enrolment
  const path = paths.find(({ steps }) => steps.some((step) => step.module.slug === module.slug))
  const place = path?.steps.findIndex((step) => step.module.slug === module.slug) ?? 0
  return (
    <NextPanel
      kicker={t(`next.${at === 'first' ? 'kickerFirst' : 'kicker'}`, {
        minutes: t('minutes', { minutes: module.minutes }),
      })}
      title={<Words text={module.title} />}
      why={<Words text={module.summary} />}
      action={
        <ButtonLink href={`/learn/${id}`}>
          {t(`open.${progress}`)}
          <span className="sr-only">: {module.title.text}</span>
        </ButtonLink>
      }
      beside={t('next.stop')}
    >
      {path !== undefined && (
        <p className="text-note">{t('path.of', { at: place + 1, all: path.steps.length, path: path.name })}</p>
      )}
      {(dueOn !== null || progress === 'under-way') && (
        <p className="text-note">
          <DueWords enrolment={enrolment} /> {progress === 'under-way' && t('next.goesOn')}
        </p>
      )}
    </NextPanel>
  )
}

/** A practice that was lost, and the module that teaches it: to be done, or to be read again. */
export async function NextWinBack({
  practice,
  because,
  face,
  enrolmentId,
}: {
  practice: Text
  because: Need['because']
  face: ModuleFace
  /** Null: not done yet. */
  enrolmentId: string | null
}) {
  const t = await getTranslations('learn')
  return (
    <NextPanel
      kicker={t('next.kicker', { minutes: t('minutes', { minutes: face.minutes }) })}
      title={t.rich('next.winBack', { practice: () => <Words text={practice} /> })}
      why={t(`next.because.${because}`)}
      action={enrolmentId === null ? <Choose face={face} /> : <ReadAgain face={face} enrolmentId={enrolmentId} />}
    >
      <p>
        <b>
          <Words text={face.title} />
        </b>
      </p>
    </NextPanel>
  )
}

/** The first module of someone who was asked for none. */
export async function FirstModule({ face }: { face: ModuleFace }) {
  const t = await getTranslations('learn')
  return (
    <NextPanel
      kicker={t('next.kickerFirst', { minutes: t('minutes', { minutes: face.minutes }) })}
      title={<Words text={face.title} />}
      why={<Words text={face.summary} />}
      action={<Choose face={face} />}
      beside={t('next.stop')}
    />
  )
}

async function Choose({ face }: { face: ModuleFace }) {
  const t = await getTranslations('learn')
  return (
    <ActionForm action={choose} submit={t('choose')} layout="button">
      <input type="hidden" name="moduleSlug" value={face.slug} />
    </ActionForm>
  )
}

async function ReadAgain({ face, enrolmentId }: { face: ModuleFace; enrolmentId: string }) {
  const t = await getTranslations('learn')
  return (
    <ButtonLink href={`/learn/${enrolmentId}`}>
      {t('open.done')}
      <span className="sr-only">: {face.title.text}</span>
    </ButtonLink>
  )
}
