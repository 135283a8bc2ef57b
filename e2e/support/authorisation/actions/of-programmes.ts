import { by } from './by-administrator.ts'
import type { ActionRows } from './rows.ts'

const channel = {
  form: 'slack',
  secretAddress: 'https://hooks.slack.example/services/T/B/x',
  channelLanguage: 'en',
  hears: ['digest'],
}

/** What administrators do with other systems: server/actions/{api-token,webhook,channel}-actions.ts. */
export const programmeActions: ActionRows = {
  makeTokenOfApi: by({ tokenName: 'LMS', scopes: ['people:read'], days: '90' }, 'done api-token-made'),
  rotateTokenOfApi: by(({ apiToken }) => ({ tokenId: apiToken }), 'done api-token-rotated'),
  endTokenOfApi: by(({ apiToken }) => ({ tokenId: apiToken }), 'goes /admin/api'),
  makeWebhookTo: by(
    { webhookName: 'LMS', address: 'https://lms.hospital.example/', events: ['completed'] },
    'done webhook-made',
  ),
  changeWebhookTo: by(
    ({ webhook }) => ({
      webhookId: webhook,
      webhookName: 'X',
      address: 'https://lms.hospital.example/',
      events: ['faded'],
    }),
    'goes /admin/webhooks/…',
    ({ webhook }) => `/admin/webhooks/${webhook}`,
  ),
  rotateSecretOfWebhook: by(({ webhook }) => ({ webhookId: webhook }), 'done webhook-secret-rotated'),
  sendTestToWebhook: by(({ webhook }) => ({ webhookId: webhook }), 'goes /admin/webhooks/…'),
  switchWebhookOnOrOff: by(({ webhook }) => ({ webhookId: webhook, to: 'off' }), 'goes /admin/webhooks/…'),
  sendToWebhookAgain: by(({ delivery }) => ({ deliveryId: delivery }), 'goes /admin/webhooks/…'),
  deleteWebhookTo: by(({ webhook }) => ({ webhookId: webhook }), 'goes /admin/webhooks'),
  addChannel: by({ ...channel, channelName: 'Ward' }, 'goes /admin/channels/…'),
  changeChannelTo: by(
    ({ channel: channelId, team }) => ({ ...channel, channelId, channelName: 'X', teamId: team }),
    'goes /admin/channels/…',
    ({ channel: channelId }) => `/admin/channels/${channelId}`,
  ),
}
