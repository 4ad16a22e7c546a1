type File = { name: string; size: number; url: string };

/** `PDF, 30 KB` of `note.pdf`. */
function about({ name, size }: File): string {
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  const kind = ending === '' ? 'File' : ending.toUpperCase();
  return `${kind}, ${size < 1000 ? `${size} bytes` : `${Math.round(size / 1000)} KB`}`;
}

/** The files of a message or a mail, each to be downloaded. */
export function MessageFiles({ files }: { files: readonly File[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="message-files">
      {files.map((file) => (
        <li key={file.url}>
          <a href={file.url} download={file.name}>
            <bdi class="file-name">{file.name}</bdi>
            <span class="file-about">{about(file)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
