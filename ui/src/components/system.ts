/** The system that the window stands on: its fonts and its keys differ. */
type System = 'mac' | 'windows' | 'linux';

function find(): System {
  if (/Mac|iPhone|iPad/.test(navigator.userAgent)) return 'mac';
  return /Windows/.test(navigator.userAgent) ? 'windows' : 'linux';
}

export const system = find();
