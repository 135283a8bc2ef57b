/**
 * The id of what a form makes, made with the form: the same form sent twice makes one thing. For server components, so
 * that it is there without JavaScript; anyone who has sent the form gets the page, and another id, anew.
 */
export function ActId() {
  return <input type="hidden" name="actId" value={crypto.randomUUID()} />
}
