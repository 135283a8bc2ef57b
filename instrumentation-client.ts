import { rememberSearchKey } from './components/frame/search-key.ts'

/**
 * Before anything else runs on a page: what may become a script. Pages ask for Trusted Types, so that a browser that knows them
 * takes no text as markup or as a script's address unless this policy lets it through. Nothing of ours writes markup; React
 * makes each script element from the one constant, and the build's own files are loaded by their address.
 */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(address: string): string },
  ): unknown
}

const emptyScript = '<script></script>'

// Not every browser that is served knows them.
const factory: TrustedTypesFactory | undefined = Reflect.get(globalThis, 'trustedTypes')
factory?.createPolicy('default', {
  createHTML(text) {
    if (text === emptyScript) return text
    throw new TypeError('A page wrote markup from text, which its policy does not allow')
  },
  createScriptURL(address) {
    const { origin, pathname } = new URL(address, location.href)
    if (origin === location.origin && (pathname.startsWith('/_next/static/') || pathname === '/service-worker.js'))
      return address
    throw new TypeError('A page loaded a script that is not of this build, which its policy does not allow')
  },
})

rememberSearchKey()
