import { judgeAddress } from '#platform/outbound/guarded-fetch.ts'
import { outboundGuard } from '#platform/outbound/outbound-guard.ts'
import { textField } from './fields.ts'

/** Where messages can be sent; a name is looked up when something is. Workflows of Teams have long ones. */
export const MessageAddress = textField(2000).superRefine((text, context) => {
  const problem = problemOfAddress(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

const problems = {
  'not-https': 'not-a-webhook-address',
  'not-public': 'webhook-not-public',
  'not-listed': 'host-not-listed',
} as const

function problemOfAddress(text: string): (typeof problems)[keyof typeof problems] | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'not-a-webhook-address'
  const { refused } = judgeAddress(url, outboundGuard('WEBHOOK'))
  return refused === null ? null : problems[refused]
}
