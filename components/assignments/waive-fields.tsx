import { useTranslations } from 'next-intl'
import { FormDate, FormTextArea } from '#components/forms/form-fields.tsx'

/** Why something is waived and until when. */
export function WaiveFields({ earliest, latest, until }: { earliest: string; latest: string; until: string }) {
  const t = useTranslations('assignments.waiver')
  return (
    <>
      <FormTextArea name="waiverReason" label={t('reason')} hint={t('reasonHint')} rows={2} maxLength={300} />
      <FormDate
        name="until"
        label={t('until')}
        hint={t('untilHint')}
        min={earliest}
        max={latest}
        defaultValue={until}
      />
    </>
  )
}
