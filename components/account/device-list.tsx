import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { momentInZone } from '#domain/dates/date-formats.ts'
import '#components/ui/item-list.css'

type Device = {
  readonly id: string
  /** Browser and system; empty: unknown. */
  readonly device: string
  readonly network: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
  readonly rememberedUntil: Date
}

/** Where someone is not asked for their second factor: device and network, since when, until when, and what ends it. */
export async function DeviceList({ devices, end }: { devices: readonly Device[]; end: (device: Device) => ReactNode }) {
  const t = await getTranslations('account')
  const format = await getFormatter()
  const at = (moment: Date) => format.dateTime(moment, momentInZone)
  return (
    <ul className="item-list">
      {devices.map((device) => (
        <li key={device.id} className="item-line">
          <div className="item-words">
            <h3>
              <bdi>{device.device === '' ? t('sessions.unknownDevice') : device.device}</bdi>
            </h3>
            <p>
              {device.network === ''
                ? t('sessions.unknownNetwork')
                : t('sessions.network', { network: device.network })}
              <br />
              {t('devices.since', { at: at(device.createdAt), until: at(device.rememberedUntil) })}
              <br />
              {t('sessions.lastUsed', { at: at(device.lastUsedAt) })}
            </p>
          </div>
          <div className="item-action">{end(device)}</div>
        </li>
      ))}
    </ul>
  )
}
