/** A file as text: deflated with zlib's header, then base64. */
declare module '*?packed' {
  const packed: string;
  export default packed;
}
