import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ListedCertificate } from '#data/certificates/list-certificates.ts'
import { numberOf } from '#domain/certificates/code.ts'
import { revocationReasons } from '#domain/certificates/standing.ts'
import { revokeForGood } from '#server/actions/certificate-actions.ts'

/** What revoking does, and why it is done: in general words for anyone, in one's own for the holder and the record. */
export async function RevokeForm({ certificate: { id, name } }: { certificate: ListedCertificate }) {
  const t = await getTranslations('certificates.admin')
  return (
    <Section title={t('revokeTitle', { number: numberOf(id), name })} id="revoke">
      <p>{t('revokeWords')}</p>
      <ActionForm action={revokeForGood} submit={t('revokeSubmit')} kind="danger">
        <input type="hidden" name="certificateId" value={id} />
        <FormChoice
          pick="one"
          name="because"
          label={t('because')}
          choices={revocationReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <FormTextArea name="words" label={t('words')} hint={t('wordsHint')} maxLength={1000} />
      </ActionForm>
    </Section>
  )
}
