type File = {
  name: string;
  size: number;
  url: string;
  mimetype?: string;
  title?: string;
  altText?: string;
};

/** `PDF, 30 KB` of `note.pdf`. */
function about({ name, size }: File): string {
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  const kind = ending === '' ? 'File' : ending.toUpperCase();
  return `${kind}, ${size < 1000 ? `${size} bytes` : `${Math.round(size / 1000)} KB`}`;
}

/** An image as it is, with what it shows in words for whoever does not see it. */
function Picture({ file }: { file: File }) {
  return (
    <img class="message-picture" src={file.url} alt={file.altText ?? file.title ?? file.name} />
  );
}

/** The files of a message or a mail, each to be downloaded; images are shown above. */
export function MessageFiles({ files }: { files: readonly File[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="message-files">
      {files.map((file) => (
        <li key={file.url}>
          {file.mimetype === 'image/png' && <Picture file={file} />}
          <a href={file.url} download={file.name}>
            <bdi class="file-name">{file.name}</bdi>
            <span class="file-about">{about(file)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
