import { type Network, startNetwork } from './network.ts'
import { test } from './organisation.ts'

/** A test whose browser has a network to itself, and a service worker: what is asked while it is cut reaches nobody. */
export const onOwnNetwork = test.extend<{ network: Network }>({
  serviceWorkers: 'allow',
  expectedConsole: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|RSC payload/],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  network: async ({}, use) => {
    const network = await startNetwork()
    await use(network)
    await network.stop()
  },
  proxy: async ({ network }, use) => use({ server: network.proxy, bypass: '<-loopback>' }),
})
