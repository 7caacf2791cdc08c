export default async function removeModels() {
  await (globalThis as never as { removeModels(): Promise<unknown> }).removeModels();
}
