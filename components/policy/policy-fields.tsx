import { useTranslations } from 'next-intl'
import { FormChoice, FormText, FormTextArea } from '#components/forms/form-fields.tsx'
import { countries, fallbacks, ownDeviceRules, type Policy, purposes, recordingRules } from '#domain/policy/policy.ts'

type Purpose = (typeof purposes)[number]

/** Everything that a policy decides, filled from the one given. The names of tools show where tools are approved. */
export function PolicyFields({ policy }: { policy: Policy }) {
  const t = useTranslations('policy.form')
  const choice = useTranslations('policy.choice')
  const listed = (values: readonly string[]) => [
    { value: '', label: t('undecided') },
    ...values.map((value) => ({ value, label: choice(value) })),
  ]
  return (
    <>
      <FormChoice
        pick="one"
        name="country"
        label={t('country')}
        chosen={[policy.country ?? '']}
        choices={listed(countries)}
      />
      {purposes.map((purpose) => (
        <ToolFields key={purpose} purpose={purpose} tools={policy.tools[purpose]} />
      ))}
      <FormChoice
        pick="one"
        name="fallback"
        label={t('fallback')}
        chosen={[policy.fallback ?? '']}
        choices={listed(fallbacks)}
      />
      <FormChoice
        pick="one"
        name="ownDevices"
        label={t('ownDevices')}
        chosen={[policy.ownDevices ?? '']}
        choices={listed(ownDeviceRules)}
      />
      <FormChoice
        pick="one"
        name="recording"
        label={t('recording')}
        chosen={[policy.recording ?? '']}
        choices={listed(recordingRules)}
      />
      <FormText
        name="incidentContact"
        label={t('incidentContact')}
        hint={t('incidentContactHint')}
        defaultValue={policy.incidentContact ?? ''}
        autoComplete="off"
        optional
      />
      <FormText
        name="incidentHours"
        label={t('incidentHours')}
        hint={t('incidentHoursHint')}
        defaultValue={policy.incidentHours ?? ''}
        autoComplete="off"
        optional
      />
    </>
  )
}

function ToolFields({ purpose, tools }: { purpose: Purpose; tools: readonly string[] | null }) {
  const t = useTranslations('policy.form')
  const decision = tools === null ? 'undecided' : tools.length === 0 ? 'none' : 'approved'
  return (
    <div className="policy-tools">
      <FormChoice
        pick="one"
        name={`${purpose}-decision`}
        label={t(`tools.${purpose}`)}
        chosen={[decision]}
        choices={(['approved', 'none', 'undecided'] as const).map((value) => ({
          value,
          label: t(`decision.${value}`),
        }))}
      />
      <div className="policy-tool-names">
        <FormTextArea
          name={`${purpose}-tools`}
          label={t(`names.${purpose}`)}
          defaultValue={(tools ?? []).join('\n')}
          rows={3}
          spellCheck={false}
        />
      </div>
    </div>
  )
}
