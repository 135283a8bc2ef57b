import { getFormatter, getTranslations } from 'next-intl/server'
import { PasskeyForm } from '#components/account/passkey-form.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormPassword, FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { Section } from '#components/ui/section.tsx'
import { listOwnPasskeys } from '#data/people/list-passkeys.ts'
import type { Viewer } from '#data/viewer.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { addPasskey, beginPasskey, removePasskey } from '#server/actions/passkey-actions.ts'
import '#components/ui/item-list.css'

/** The viewer's passkeys: what they are called, since when, used last when; adding one and removing one. */
export async function PasskeysSection({ viewer }: { viewer: Viewer }) {
  const passkeys = await listOwnPasskeys(viewer)
  const t = await getTranslations('account')
  const format = await getFormatter()
  const on = (day: Date) => format.dateTime(day, wholeDay)
  return (
    <Section title={t('passkeys.title')} id="passkeys">
      <p>{t('passkeys.words')}</p>
      {passkeys.length > 0 && (
        <ul className="item-list">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="item-line">
              <div className="item-words">
                <h3>
                  <bdi>{name}</bdi>
                </h3>
                <p>
                  {t('passkeys.since', { date: on(createdAt) })}
                  <br />
                  {lastUsedAt === null ? t('passkeys.notUsed') : t('passkeys.lastUsed', { date: on(lastUsedAt) })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <PasskeyForm does="make" begin={beginPasskey} finish={addPasskey} submit={t('passkeys.add')}>
        <FormText name="passkeyName" label={t('passkeys.name')} hint={t('passkeys.nameHint')} />
        <FormPassword name="currentPassword" label={t('password.current')} autoComplete="current-password" />
      </PasskeyForm>
      {passkeys.length > 0 && (
        <ActionForm action={removePasskey} submit={t('passkeys.remove')} kind="danger">
          <FormSelect
            name="passkeyId"
            label={t('passkeys.which')}
            choices={passkeys.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormPassword name="passkeyPassword" label={t('password.current')} autoComplete="current-password" />
        </ActionForm>
      )}
    </Section>
  )
}
