/**
 * The version of what a form shows: with it an administrator who saves what someone else has changed meanwhile is told so,
 * and undoes nothing that they did not see.
 */
export function SeenVersion({ version }: { version: string }) {
  return <input type="hidden" name="seen" value={version} />
}
