import { privateHosts } from '#platform/env.ts'
import { judgeAddress } from '#platform/outbound/guarded-fetch.ts'
import { typed } from './fields.ts'

/** Where messages can be sent; a name is looked up when something is. Workflows of Teams have long ones. */
export const MessageAddress = typed(2000).superRefine((text, context) => {
  const problem = problemOfAddress(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

function problemOfAddress(text: string): 'not-a-webhook-address' | 'webhook-not-public' | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'not-a-webhook-address'
  const { refused } = judgeAddress(url, { privateHosts: privateHosts('WEBHOOK') })
  return refused === null ? null : refused === 'not-https' ? 'not-a-webhook-address' : 'webhook-not-public'
}
