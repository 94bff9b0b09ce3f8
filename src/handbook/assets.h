/* assets.h - the style and the script of the handbook, and the hashes by which its policy
 * knows them. The build makes the strings of handbook.css and the scripts (src/local.mk).
 * Private to handbook/. */
#ifndef TUNTUN_HANDBOOK_ASSETS_H
#define TUNTUN_HANDBOOK_ASSETS_H

extern const char handbook_style[], handbook_script[];

/* SHA-256, as base64. */
extern const char handbook_style_hash[], handbook_script_hash[];

#endif
