/**
 * What every response says to browsers, whatever it holds. Its Content-Security-Policy lets nothing run, be loaded or be
 * framed; that of a page, with a nonce of its own each time, takes its place in proxy.ts.
 */
export function securityHeaders({ https }: { https: boolean }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/**
 * The policy of a page: only our own files and what carries the nonce, nothing inline.
 *
 * @param development React's development build evaluates code, and the reloading client talks over a socket.
 */
export function contentSecurityPolicy(
  nonce: string,
  { https, development }: { https: boolean; development: boolean },
): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${development ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    // Without them 'strict-dynamic' would hold for the service worker as well, which no script with a nonce brings.
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    // What may become a script says instrumentation-client.ts. The reloading client writes markup and code as it likes.
    ...(development ? [] : [`require-trusted-types-for 'script'`, `trusted-types default`]),
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
