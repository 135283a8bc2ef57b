import { getFormatter, getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormCheck, FormChoice, FormSelect } from '#components/forms/form-fields.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Clinician } from '#data/viewer.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { fullName } from '#domain/text/person-name.ts'
import { languageOf, languages } from '#i18n/languages.ts'
import { askForCertificate } from '#server/actions/certificate-actions.ts'
import { canShowName } from '#server/certificates/can-show-name.ts'

type Props = {
  readonly viewer: Clinician
  readonly completed: readonly { readonly module: string; readonly title: string; readonly completedAt: Date }[]
  /** In how many practices they understand today. */
  readonly understands: number
}

/** What a new certificate is to say. Understanding is said only by whoever wants it said. */
export async function CertificateForm({ viewer, completed, understands }: Props) {
  const t = await getTranslations('certificates.form')
  const format = await getFormatter()
  const day = { ...wholeDay, timeZone: viewer.organisationTimeZone }
  return (
    <>
      {!(await canShowName(fullName(viewer))) && (
        <Notice>
          <p>{t('unshown')}</p>
        </Notice>
      )}
      <ActionForm action={askForCertificate} submit={t('submit')}>
        <ActId />
        <FormChoice
          pick="any"
          name="modules"
          label={t('modules')}
          choices={completed.map(({ module, title, completedAt }) => ({
            value: module,
            label: title,
            hint: t('completedOn', { date: format.dateTime(completedAt, day) }),
          }))}
          chosen={completed.map(({ module }) => module)}
        />
        <FormCheck
          name="understanding"
          label={t('understanding')}
          hint={t('understandingHint', { count: understands })}
        />
        <FormSelect
          name="language"
          label={t('language')}
          defaultValue={languageOf(viewer.language).tag}
          choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        />
      </ActionForm>
    </>
  )
}
