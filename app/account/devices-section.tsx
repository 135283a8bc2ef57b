import { getTranslations } from 'next-intl/server'
import { DeviceList } from '#components/account/device-list.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Section } from '#components/ui/section.tsx'
import { listOwnDevices } from '#data/people/own-devices.ts'
import type { Viewer } from '#data/viewer.ts'
import { forgetDevice } from '#server/actions/session-actions.ts'

/** On which devices the viewer is not asked for their second factor. Nothing where there are none. */
export async function DevicesSection({ viewer }: { viewer: Viewer }) {
  const devices = await listOwnDevices(viewer, { now: new Date() })
  if (devices.length === 0) return null
  const t = await getTranslations('account')
  return (
    <Section title={t('devices.title')} id="devices">
      <p>{t('devices.words')}</p>
      <DeviceList
        devices={devices}
        end={({ id, device }) => (
          <ActionForm
            action={forgetDevice}
            submit={t('devices.end', { device: device === '' ? t('sessions.unknownDevice') : device })}
            kind="quiet"
            layout="button"
          >
            <input type="hidden" name="deviceId" value={id} />
          </ActionForm>
        )}
      />
    </Section>
  )
}
