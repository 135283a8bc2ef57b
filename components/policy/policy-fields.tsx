import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormChoice, FormText, FormTextArea } from '#components/forms/form-fields.tsx'
import { type Decision, decisions, type Policy, purposes } from '#domain/policy/policy.ts'
import './policy.css'

type Purpose = (typeof purposes)[number]

/** Everything that a policy decides, filled from the one given. The names of tools show where tools are approved. */
export function PolicyFields({ policy }: { policy: Policy }) {
  const t = useTranslations('policy.form')
  const fields = (names: readonly Decision[]) =>
    names.map((name) => <DecisionField key={name} name={name} chosen={policy[name]} />)
  return (
    <>
      <DecisionField name="country" chosen={policy.country} />
      <FieldGroup title={t('group.tools')}>
        {purposes.map((purpose) => (
          <ToolFields key={purpose} purpose={purpose} tools={policy.tools[purpose]} />
        ))}
        {fields(['fallback', 'partnerPlatforms'])}
      </FieldGroup>
      <FieldGroup title={t('group.devices')}>{fields(['ownDevices', 'ownDeviceImages', 'passwords'])}</FieldGroup>
      <FieldGroup title={t('group.consent')}>{fields(['remoteConsent', 'recording'])}</FieldGroup>
      <FieldGroup title={t('group.records')}>{fields(['ownRecord', 'relativesRecords'])}</FieldGroup>
      <FieldGroup title={t('group.incidents')}>
        {fields(['containment'])}
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
      </FieldGroup>
    </>
  )
}

function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="policy-group">{title}</h3>
      {children}
    </>
  )
}

function DecisionField({ name, chosen }: { name: Decision; chosen: string | null }) {
  const t = useTranslations('policy.form')
  const choice = useTranslations('policy.choice')
  return (
    <FormChoice
      pick="one"
      name={name}
      label={t(name)}
      chosen={[chosen ?? '']}
      choices={[
        { value: '', label: t('undecided') },
        ...decisions[name].map((value) => ({ value, label: choice(value) })),
      ]}
    />
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
