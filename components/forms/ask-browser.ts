/**
 * Has the browser make or show a passkey. Null: the person did not want to, or the browser cannot.
 *
 * @param asked the server's own words for it.
 */
export async function askBrowser(does: 'make' | 'show', options: unknown): Promise<string | null> {
  try {
    // Read when it is used: pages that offer a passkey stay small.
    const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
    // The server's own words, for the browser's own function.
    const optionsJSON = options as never
    return JSON.stringify(
      does === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }),
    )
  } catch {
    return null
  }
}
