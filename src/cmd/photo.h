/* photo.h - the text in a picture, read by a program that is made for it. */
#ifndef TUNTUN_CMD_PHOTO_H
#define TUNTUN_CMD_PHOTO_H

#include "base/buf.h"
#include "base/status.h"

/* Reads the text in the picture `file` with tesseract(1), which is started without a shell
 * and given a time limit, and appends it. Returns STATUS_DONE; or, after having said why,
 * STATUS_BAD_DATA for a file that cannot be read, STATUS_FAILED where tesseract is not
 * there, fails or takes too long. */
enum status photo_read(const char *file, struct buf *text);

#endif
