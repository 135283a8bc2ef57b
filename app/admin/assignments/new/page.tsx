import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AudienceBuilder, type AudienceSearch, rulesOfAddress } from '#app/audience-page.tsx'
import { dayInput } from '#app/day-input.ts'
import { PathChoice } from '#app/path-choice.tsx'
import { PreCheckChoice } from '#app/pre-check-choice.tsx'
import { titleIn } from '#app/title-in.ts'
import { audienceHref } from '#components/assignments/audience-href.ts'
import { AudiencePreviewWords } from '#components/assignments/audience-preview-words.tsx'
import { FormDueFields, FormRepeatFields } from '#components/assignments/form-rule-fields.tsx'
import { dueFieldWords, repeatFieldWords } from '#components/assignments/rule-field-words.ts'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { previewAudience } from '#data/assignments/preview-audience.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { writeRule } from '#domain/assignments/audience-rule.ts'
import { assignByRules } from '#server/actions/audience-actions.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignments.builder'))('newTitle') }
}

/** Asks those whom rules mean to do modules: professions, sites, teams, named people, with exceptions. */
export default async function NewAssignment({ searchParams }: { searchParams: Promise<AudienceSearch> }) {
  const administrator = await requireViewer('administrator')
  const search = await searchParams
  const rules = rulesOfAddress(search) ?? []
  const now = new Date()
  const [modules, preview] = await Promise.all([
    listModules(administrator),
    previewAudience(administrator, { rules, modules: [], dueOn: now }, { now }),
  ])
  const t = await getTranslations('assignments')
  const words = await getTranslations('admin.assignments')
  return (
    <Page>
      <PageHead title={t('builder.newTitle')} above={<Link href="/admin/assignments">{t('list.title')}</Link>} />
      <AudienceBuilder administrator={administrator} rules={rules} search={search} action="/admin/assignments/new">
        <AudiencePreviewWords preview={preview} kind="new" />
        <ActionForm action={assignByRules} submit={t('builder.assign', { count: preview.people })}>
          <ActId />
          {rules.map((rule) => (
            <input key={writeRule(rule)} type="hidden" name="rules" value={writeRule(rule)} />
          ))}
          <PathChoice administrator={administrator} />
          <FormChoice
            pick="any"
            name="modules"
            label={words('modules')}
            chosen={[search.module ?? []].flat()}
            choices={modules.map(({ slug, title, summary }) => ({
              value: slug,
              label: title.text,
              hint: summary.text,
            }))}
          />
          <FormDueFields
            words={dueFieldWords(t, words('dueOn'))}
            earliest={dayInput(administrator.organisationTimeZone, now)}
            suggested={dayInput(administrator.organisationTimeZone, now, { daysLater: 28 })}
          />
          <FormRepeatFields
            words={repeatFieldWords(t)}
            earliest={dayInput(administrator.organisationTimeZone, now, { daysLater: 1 })}
            suggested={dayInput(administrator.organisationTimeZone, now, { daysLater: 365 })}
          />
          <PreCheckChoice
            administrator={administrator}
            rules={rules}
            titleOf={titleIn(modules)}
            previewHref={
              search.spares === undefined
                ? `${audienceHref('/admin/assignments/new', rules, [['spares', 'show']])}#pre-check`
                : null
            }
            now={now}
          />
        </ActionForm>
      </AudienceBuilder>
    </Page>
  )
}
