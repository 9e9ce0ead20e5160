// The one include site of the Node-API headers.
#pragma once

#include <napi.h>
