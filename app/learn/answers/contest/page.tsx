import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ContestState } from '#components/clinician/contest-state.tsx'
import { Prose } from '#components/clinician/own-answer.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { FeedbackBody } from '#components/player/feedback-panel.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { findOwnAnswer } from '#data/reports/find-own-answer.ts'
import { contest } from '#server/actions/contest-actions.ts'
import { longestContest } from '#server/contest-rule.ts'
import { requireViewer } from '#server/session.ts'

/** An answer by its id, or the last one to an item: the player knows the item alone. */
const Which = z.union([
  z.object({ answer: z.uuid() }).transform(({ answer }) => ({ answerId: answer })),
  z.object({ item: z.string().min(1).max(200) }).transform(({ item }) => ({ itemId: item })),
])

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contests.own'))('title') }
}

/** Where a clinician says that a question that they answered is wrong, or does not fit their work. */
export default async function ContestQuestion({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const viewer = await requireViewer('clinician')
  const which = Which.safeParse(await searchParams)
  const answer = which.success ? await findOwnAnswer(viewer, which.data) : null
  if (answer === null) return notFound()
  const { feedback, prose, contests } = answer
  const open = contests.some(({ reply }) => reply === null)
  const t = await getTranslations('contests.own')
  const answers = await getTranslations('clinician.answers')
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/learn/answers">{t('back')}</Link>}>
        <p>{t('words')}</p>
        <p>{t('effect')}</p>
      </PageHead>
      <Section title={t('question')} id="question">
        <p className="text-prose font-serif">
          <Words text={feedback.prompt} />
        </p>
        <Disclosure summary={answers('details')}>
          <Prose prose={prose} />
          <FeedbackBody feedback={feedback} />
        </Disclosure>
        {contests.map((contest) => (
          <ContestState key={contest.id} contest={contest} />
        ))}
      </Section>
      {!open && (
        <ActionForm action={contest} submit={t('submit')}>
          <ActId />
          {contests.length > 0 && <p>{t('again')}</p>}
          <input type="hidden" name="answerId" value={answer.id} />
          <FormChoice
            pick="one"
            name="kind"
            label={t('kind')}
            choices={(['wrong', 'does_not_fit'] as const).map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`),
              hint: t(`hints.${kind}`),
            }))}
          />
          <FormTextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={5} maxLength={longestContest} />
        </ActionForm>
      )}
    </Page>
  )
}
