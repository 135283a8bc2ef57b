import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AudienceBuilder, type AudienceSearch, rulesOfAddress, seenInAddress } from '#app/audience-page.tsx'
import { AudienceConflict } from '#components/assignments/audience-conflict.tsx'
import { audienceHref } from '#components/assignments/audience-href.ts'
import { AudiencePreviewWords } from '#components/assignments/audience-preview-words.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { nameRules } from '#data/assignments/name-rules.ts'
import { previewAudience } from '#data/assignments/preview-audience.ts'
import { rulesNow } from '#data/assignments/rules-now.ts'
import { writeRule } from '#domain/assignments/audience-rule.ts'
import { changeAudienceTo } from '#server/actions/audience-actions.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ assignment: string }>; searchParams: Promise<AudienceSearch> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignments.builder'))('changeTitle') }
}

/**
 * Changes who an assignment is for: whom that adds, drops and moves stands before it is done. Where someone else has changed it since
 * the page was opened, what they made of it stands there instead.
 */
export default async function AssignmentAudience({ params, searchParams }: Props) {
  const administrator = await requireViewer('administrator')
  const { assignment: id } = await params
  const search = await searchParams
  const assignment = z.uuid().safeParse(id).success ? await findAssignment(administrator, id) : null
  if (assignment === null || assignment.withdrawnAt !== null) notFound()
  const inForce = await rulesNow(administrator, id)
  const rules = rulesOfAddress(search) ?? inForce.rules
  const seenVersion = seenInAddress(search) ?? inForce.version
  const action = `/admin/assignments/${id}/audience`
  const preview = await previewAudience(administrator, { ...assignment, rules, assignmentId: id }, { now: new Date() })
  const t = await getTranslations('assignments')
  return (
    <Page>
      <PageHead
        title={t('builder.changeTitle')}
        above={<Link href={`/admin/assignments/${id}`}>{t('builder.backToOne')}</Link>}
      />
      <AudienceBuilder administrator={administrator} rules={rules} search={search} action={action} seen={seenVersion}>
        {seenVersion === inForce.version ? (
          <>
            <AudiencePreviewWords preview={preview} kind="change" />
            <ActionForm action={changeAudienceTo} submit={t('builder.save')} layout="button">
              <input type="hidden" name="assignmentId" value={id} />
              <input type="hidden" name="seen" value={seenVersion} />
              {rules.map((rule) => (
                <input key={writeRule(rule)} type="hidden" name="rules" value={writeRule(rule)} />
              ))}
            </ActionForm>
          </>
        ) : (
          <AudienceConflict
            action={action}
            inForce={await nameRules(administrator, inForce.rules)}
            mine={audienceHref(action, rules, [['seen', inForce.version]])}
          />
        )}
      </AudienceBuilder>
    </Page>
  )
}
