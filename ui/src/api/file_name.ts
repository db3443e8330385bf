/**
 * Names of views and layouts are people's own, and a proposed file name is made
 * of them: what the strictest system, Windows, does not allow becomes `_`.
 */
export function fileName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are among what is not allowed
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
}
