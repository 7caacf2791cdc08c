const NOTES_HZ = [660, 880];
const NOTE_S = 0.12;

/** Two short notes; nothing where the browser allows no sound yet. */
export function playSound(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  NOTES_HZ.forEach((frequency, index) => {
    const note = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + index * NOTE_S;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0.08, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
    note.connect(volume).connect(context.destination);
    note.start(from);
    note.stop(from + NOTE_S);
    if (index === NOTES_HZ.length - 1) note.onended = () => void context.close();
  });
}
