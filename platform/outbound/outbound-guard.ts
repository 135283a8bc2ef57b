import { readVariable } from '#platform/env.ts'
import type { Guard } from './guarded-fetch.ts'

/**
 * Which hosts may be named as providers or webhooks (null: any), and which in a private network: `localhost`, also without https.
 * The others are asked through the proxy, where there is one.
 */
export function outboundGuard(of: 'SIGN_ON' | 'WEBHOOK'): Guard {
  const proxy = readVariable('OUTBOUND_PROXY') ?? null
  return {
    privateHosts: readVariable(`${of}_PRIVATE_HOSTS`)?.split(',') ?? [],
    // A proxy looks names up: what one stands for, and so whether it leads inside, is not seen from here.
    listedHosts: readVariable('OUTBOUND_HOSTS')?.split(',') ?? (proxy === null ? null : []),
    proxy,
  }
}
