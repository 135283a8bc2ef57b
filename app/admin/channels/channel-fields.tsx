import { getTranslations } from 'next-intl/server'
import { FormCheck, FormChoice, FormSelect, FormText } from '#components/forms/form-fields.tsx'
import type { ShownChannel } from '#data/webhooks/find-channel.ts'
import { channelForms, channelNotices } from '#domain/channels/channel-kinds.ts'
import { languages } from '#i18n/languages.ts'

type Settings = Pick<ShownChannel, 'name' | 'form' | 'address' | 'language' | 'hears' | 'scope' | 'teamId' | 'team'>
type Team = { readonly id: string; readonly name: string }

/** Where a channel is, in which language it is written to, what it is told and of whom. */
export async function ChannelFields({
  settings,
  language,
  teams,
}: {
  settings?: Settings
  /** Chosen at first. */
  language: string
  teams: readonly Team[]
}) {
  const t = await getTranslations('channels')
  // One that is no longer used is still what it says: saving must not make it the whole organisation.
  const archivedTeams =
    settings !== undefined && teams.every(({ id }) => id !== settings.teamId) ? teamOf(settings) : []
  return (
    <>
      <FormText name="channelName" label={t('name')} hint={t('nameHint')} defaultValue={settings?.name} />
      <FormChoice
        pick="one"
        name="form"
        label={t('form')}
        chosen={[settings?.form ?? 'teams']}
        choices={channelForms.map((form) => ({ value: form, label: t(`formIs.${form}`), hint: t(`formHint.${form}`) }))}
      />
      <FormText
        name="secretAddress"
        label={t('address')}
        hint={
          settings === undefined ? (
            t('addressHint')
          ) : (
            <>
              {t.rich('addressKept', {
                address: () => (
                  <code className="wrap-anywhere" dir="ltr">
                    {settings.address}
                  </code>
                ),
              })}{' '}
              {t('addressHint')}
            </>
          )
        }
        type="url"
        optional={settings !== undefined}
      />
      <FormSelect
        name="channelLanguage"
        label={t('language')}
        defaultValue={settings?.language ?? language}
        choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
      />
      <FormSelect
        name="teamId"
        label={t('of')}
        hint={t('ofHint')}
        defaultValue={settings?.teamId ?? 'organisation'}
        choices={[
          { value: 'organisation', label: t('ofOrganisation') },
          ...[...archivedTeams, ...teams].map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FormCheck
        name="below"
        label={t('below')}
        hint={t('belowHint')}
        defaultChecked={settings?.scope === 'team-and-below'}
      />
      <FormChoice
        pick="any"
        name="hears"
        label={t('hears')}
        hint={t('hearsHint')}
        chosen={settings?.hears ?? ['digest']}
        choices={channelNotices.map((notice) => ({ value: notice, label: t(`notice.${notice}`) }))}
      />
    </>
  )
}

function teamOf({ teamId, team }: Settings): Team[] {
  return teamId === null ? [] : [{ id: teamId, name: team ?? '' }]
}
